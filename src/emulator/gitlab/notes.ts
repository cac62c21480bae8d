import type { Clock } from '../clock.js';
import type { Matched } from '../endpoints.js';
import { type Comment, type CommentStore, type Content, commentStore } from '../hosting.js';
import { numberFrom } from '../invented.js';
import type { Answer } from '../types.js';
import { extractCommands } from './quick-actions.js';
import type { GitlabScenario } from './scenario.js';

/** Limit of https://docs.gitlab.com/api/notes/; counted in UTF-16 units, the stricter way to read "characters". */
const MAX_CHARACTERS = 1_000_000;

/** What the notes of a project need. */
interface NotesContext {
  readonly clock: Clock;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly scenario: GitlabScenario;
  readonly content: Content;
  readonly username: string;
  readonly projectId: number;
}

/** The notes of one project. */
export interface Notes {
  readonly all: CommentStore['all'];
  /** Quick actions that GitLab ran, such as `/merge`. */
  readonly commands: readonly string[];
  list(request: Matched): Answer;
  read(request: Matched): Answer;
  create(request: Matched): Answer;
  update(request: Matched): Answer;
  remove(request: Matched): Answer;
}

/** GitLab's error. */
export function gitlabError(status: number, message: string): Answer {
  return { status, body: { message: `${status} ${message}` } };
}

/** The notes of the scenario, and those that requests add. */
export function gitlabNotes(context: NotesContext): Notes {
  const store = commentStore(context.clock, context.scenario.notes);
  const ran: string[] = [];
  const object = (note: Comment) => noteObject(context, note);

  const onMergeRequest = (request: Matched, act: (iid: number) => Answer): Answer => {
    const iid = Number(request.param('iid'));
    return context.content.pull(iid) ? act(iid) : gitlabError(404, 'MergeRequest Not Found');
  };
  const withNote = (request: Matched, act: (note: Comment) => Answer): Answer =>
    onMergeRequest(request, (iid) => {
      const note = store.find(iid, Number(request.param('note')));
      return note ? act(note) : gitlabError(404, 'Not found');
    });
  /** Only the author and maintainers may change a note. */
  const ifOwn = (request: Matched, act: (note: Comment) => Answer): Answer =>
    withNote(request, (note) => (note.author === context.username && !note.system ? act(note) : gitlabError(403, 'Forbidden')));
  const extract = (request: Matched) => {
    const extracted = extractCommands(String(request.body['body']));
    ran.push(...extracted.commands);
    return extracted;
  };

  return {
    all: store.all,
    commands: ran,
    list: (request) =>
      onMergeRequest(request, (iid) => {
        const { shown, headers } = pageOf(context.url, request, ordered(store.on(iid), request));
        return { status: 200, body: shown.filter(({ withheld }) => !withheld).map(object), headers };
      }),
    read: (request) => withNote(request, (note) => ({ status: 200, body: object(note) })),
    create: (request) =>
      onMergeRequest(request, (iid) => {
        if (context.content.pull(iid)?.locked) return gitlabError(403, 'Forbidden');
        const refusal = unfit(request);
        if (refusal !== undefined) return refusal;
        const { text, commands } = extract(request);
        if (text === '' && commands.length > 0) return { status: 202, body: { commands_changes: {}, summary: commands.map(summaryOf) } };
        return { status: 201, body: object(store.add({ pull: iid, body: text, author: context.username })) };
      }),
    update: (request) =>
      ifOwn(request, (note) => unfit(request) ?? { status: 200, body: object(store.change(note, extract(request).text)) }),
    remove: (request) =>
      ifOwn(request, (note) => {
        store.remove(note);
        return { status: 204 };
      }),
  };
}

function summaryOf(command: string): string {
  return `Applied ${command}.`;
}

function unfit({ body: { body } }: Matched): Answer | undefined {
  const text = String(body);
  if (text.trim() === '') return gitlabError(400, `Bad request - Note {:note=>["can't be blank"]}`);
  return text.length > MAX_CHARACTERS
    ? gitlabError(400, `Bad request - Note {:note=>["is too long (maximum is ${MAX_CHARACTERS} characters)"]}`)
    : undefined;
}

/** By default, the newest first (https://docs.gitlab.com/api/notes/#list-all-merge-request-notes). */
function ordered(notes: readonly Comment[], request: Matched): readonly Comment[] {
  const by = request.query('order_by') === 'updated_at' ? 'updatedAtMs' : 'createdAtMs';
  const ascending = [...notes].sort((a, b) => a[by] - b[by] || a.id - b.id);
  return request.query('sort') === 'asc' ? ascending : ascending.toReversed();
}

/** A page, and the headers of https://docs.gitlab.com/api/rest/#pagination-response-headers */
function pageOf<Item>(
  url: string,
  request: Matched,
  all: readonly Item[],
): { readonly shown: readonly Item[]; readonly headers: Record<string, string> } {
  const [page, perPage] = [request.number('page', 1), request.number('per_page', 20)];
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const kept = ['sort', 'order_by'].flatMap((name) => (request.query(name) === undefined ? [] : [`&${name}=${request.query(name)}`]));
  const project = encodeURIComponent(request.param('id'));
  const base = `${url}/api/v4/projects/${project}/merge_requests/${request.param('iid')}/notes?per_page=${perPage}${kept.join('')}&page=`;
  const to = (rel: string, number: number): string => `<${base}${number}>; rel="${rel}"`;
  const links = [
    ...(page > 1 ? [to('prev', page - 1)] : []),
    ...(page < pages ? [to('next', page + 1)] : []),
    to('first', 1),
    to('last', pages),
  ];
  return {
    shown: all.slice((page - 1) * perPage, page * perPage),
    headers: {
      link: links.join(', '),
      'x-next-page': page < pages ? String(page + 1) : '',
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-prev-page': page > 1 ? String(page - 1) : '',
      'x-total': String(all.length),
      'x-total-pages': String(pages),
    },
  };
}

/** GitLab's basic user. */
export function userObject(url: string, username: string): Readonly<Record<string, unknown>> {
  const id = numberFrom(username);
  return { id, username, name: username, state: 'active', locked: false, avatar_url: null, web_url: `${url}/${username}` };
}

function noteObject({ url, projectId }: NotesContext, { id, pull, body, author, system = false, createdAtMs, updatedAtMs }: Comment) {
  return {
    id,
    type: null,
    body,
    attachment: null,
    author: userObject(url, author),
    created_at: new Date(createdAtMs).toISOString(),
    updated_at: new Date(updatedAtMs).toISOString(),
    system,
    noteable_id: 9000 + pull,
    noteable_type: 'MergeRequest',
    project_id: projectId,
    resolvable: false,
    confidential: false,
    internal: false,
    imported: false,
    imported_from: 'none',
    noteable_iid: pull,
    commands_changes: {},
  };
}
