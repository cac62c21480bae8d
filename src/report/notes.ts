import type { Note } from './report.js';

/** The worst first. */
export const NOTE_LEVELS: readonly Note['level'][] = ['error', 'warning', 'notice'];

/** The worst first. The same note may come from several places, such as two uploads that lack one permission: it is told once. */
export function distinctNotes(notes: readonly Note[]): Note[] {
  const byContent = new Map(notes.map((note) => [JSON.stringify([note.code, note.text]), note]));
  return [...byContent.values()].sort((a, b) => NOTE_LEVELS.indexOf(a.level) - NOTE_LEVELS.indexOf(b.level));
}
