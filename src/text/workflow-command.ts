/** The escaping of a workflow command's message (actions/toolkit, core/src/command.ts, `escapeData`). */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
