import { truncate } from '../../text/plain.js';

/** The limit of a surface, and how it measures text. */
export interface Budget {
  readonly limit: number;
  readonly measure: (text: string) => number;
}

/** GitHub counts a comment in characters; UTF-16 units are never fewer. */
export function characters(limit: number): Budget {
  return { limit, measure: (text) => text.length };
}

/** GitHub counts a job summary in bytes of UTF-8. */
export function bytes(limit: number): Budget {
  return { limit, measure: (text) => Buffer.byteLength(text) };
}

/**
 * How much room is left. A block is added whole or not at all, so that no fence, element or row is cut. The size of a block includes
 * the blank line after it.
 */
export class SizeBudget {
  #left: number;

  constructor(private readonly budget: Budget) {
    this.#left = budget.limit;
  }

  get left(): number {
    return Math.max(0, this.#left);
  }

  sizeOf(block: string): number {
    return this.budget.measure(block) + SEPARATOR.length;
  }

  /** Adds a block that must be there, even if it does not fit. */
  addRequired(block: string): string {
    this.#left -= this.sizeOf(block);
    return block;
  }

  /** Adds the block if it fits into what is left, and into `most`. */
  tryAdd(block: string, most = this.left): boolean {
    const size = this.sizeOf(block);
    if (size > Math.min(most, this.left)) return false;
    this.#left -= size;
    return true;
  }

  /** Adds items in order until one does not fit, so that no item is missing between others. */
  tryAddRows<Item>(items: readonly Item[], render: (item: Item) => string): string[] {
    const rows: string[] = [];
    for (const item of items) {
      const row = render(item);
      if (!this.tryAdd(row)) break;
      rows.push(row);
    }
    return rows;
  }

  /** Reserves a part. `refund` returns what was not used, and takes what was used beyond it. */
  share(amount: number): SizeBudget {
    const part = Math.min(Math.floor(amount), this.left);
    this.#left -= part;
    return new SizeBudget({ limit: part, measure: this.budget.measure });
  }

  /** A budget for a part of a block that is added, and measured, as a whole. */
  within(amount: number): SizeBudget {
    return new SizeBudget({ limit: Math.min(Math.floor(amount), this.left), measure: this.budget.measure });
  }

  refund(part: SizeBudget): void {
    this.#left += part.#left;
  }

  /** Runs `use` with at most this part of what is left. */
  withShare<Result>(part: number, use: (share: SizeBudget) => Result): Result {
    const share = this.share(this.left * part);
    const result = use(share);
    this.refund(share);
    return result;
  }
}

/** Truncates the text until its rendering, which escapes make longer, has at most twice `most` characters. */
export function bounded(text: string, most: number, render: (truncated: string) => string): string {
  for (let limit = most; ; limit = Math.floor(limit / 2)) {
    const rendered = render(truncate(text, limit));
    if (rendered.length <= 2 * most || limit < 16) return rendered;
  }
}

/** Between blocks. */
const SEPARATOR = '\n\n';

/** One document; empty blocks leave no gap. */
export function join(blocks: readonly string[]): string {
  return `${blocks.filter(Boolean).join(SEPARATOR)}\n`;
}
