/** Called with the size of each chunk of an answer, in bytes. Throws if the total is too large. */
export type OnBytes = (bytes: number) => void;

/** The part of a request that is used here. */
export interface FetchOptions {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | null | undefined;
  /** Called when the whole request was handed to the operating system. Not every fetch calls it. */
  readonly onSent?: (() => void) | undefined;
}

/** The start of an answer, whose body was not read. */
export interface OpenAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null | undefined };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** A fetch function, such as the one of undici. */
export type Fetch = (url: string, options?: FetchOptions) => Promise<OpenAnswer>;

/** The part of an answer that Octokit uses. */
interface Answer extends Omit<OpenAnswer, 'body'> {
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** For one answer. A page of 100 comments of 65,536 characters is 26 MB, and a baseline file may have 20 MiB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/** For a list. 2,500 comments of 65,536 characters are 160 MB in ASCII. */
const MAX_LIST_BYTES = 256 * 1024 * 1024;

/** Counts the bytes of a list over all its pages. @param what What the list contains, for the error. */
export function listBytes(what: string, mostBytes: number = MAX_LIST_BYTES): OnBytes {
  return atMost(`GitHub's list of ${what}`, mostBytes);
}

function atMost(what: string, mostBytes: number): OnBytes {
  let read = 0;
  return (bytes) => {
    read += bytes;
    if (read > mostBytes) throw new Error(`${what} is larger than ${Math.round(mostBytes / 1024 / 1024)} MiB`);
  };
}

/** A fetch for one request. It stops reading an answer that is too large. */
interface BoundedFetch {
  readonly fetch: (url: string, options?: FetchOptions) => Promise<Answer>;
  /** Throws if the answer was too large, because Octokit treats a truncated answer as an empty one. */
  check(): void;
  /** Why a successful answer ended too soon, such as a closed connection. Octokit treats this answer as an empty one, too. */
  readonly cutBy: unknown;
}

/** @param onBytes Counts this answer together with others. */
export function boundedFetch(fetch: Fetch, onBytes: OnBytes = () => undefined, onSent?: () => void): BoundedFetch {
  const onAnswer = atMost("GitHub's answer", MAX_ANSWER_BYTES);
  let tooLarge: unknown;
  let cutBy: unknown;
  const count = (chunk: Uint8Array): void => {
    try {
      onAnswer(chunk.byteLength);
      onBytes(chunk.byteLength);
    } catch (error) {
      tooLarge = error;
      throw error;
    }
  };
  return {
    async fetch(address, options) {
      const { status, statusText, url, headers, body } = await fetch(address, onSent === undefined ? options : { ...options, onSent });
      const read = async (): Promise<Buffer<ArrayBuffer>> => {
        const chunks: Uint8Array[] = [];
        try {
          for await (const chunk of body ?? []) {
            count(chunk);
            chunks.push(chunk);
          }
        } catch (error) {
          if (status >= 200 && status < 300) cutBy = error;
          throw error;
        }
        return Buffer.concat(chunks);
      };
      return {
        status,
        statusText,
        url,
        headers,
        text: async () => new TextDecoder().decode(await read()),
        arrayBuffer: async () => Uint8Array.from(await read()).buffer,
      };
    },
    check() {
      if (tooLarge !== undefined) throw tooLarge;
    },
    get cutBy() {
      return cutBy;
    },
  };
}
