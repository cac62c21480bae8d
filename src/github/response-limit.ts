/** The part of a fetch function that Octokit uses. */
type Fetch = typeof globalThis.fetch;

/** Called with the size of each chunk of an answer, in bytes. Throws if the total is too large. */
export type OnBytes = (bytes: number) => void;

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
  readonly fetch: Fetch;
  /** Throws if the answer was too large, because Octokit treats a truncated answer as an empty one. */
  check(): void;
}

/** @param onBytes Counts this answer together with others. */
export function boundedFetch(fetch: Fetch, onBytes: OnBytes = () => undefined): BoundedFetch {
  const onAnswer = atMost("GitHub's answer", MAX_ANSWER_BYTES);
  let tooLarge: unknown;
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
    async fetch(...request) {
      const answer = await fetch(...request);
      if (answer.body === null) return answer;
      const counter = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          count(chunk);
          controller.enqueue(chunk);
        },
      });
      const { status, statusText, headers, url } = answer;
      const counted = new Response(answer.body.pipeThrough(counter), { status, statusText, headers });
      // A constructed response has no URL.
      return Object.defineProperty(counted, 'url', { value: url });
    },
    check() {
      if (tooLarge !== undefined) throw tooLarge;
    },
  };
}
