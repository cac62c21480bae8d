import { truncate } from '../../text/plain.js';

/** What a surface can hold, and in which unit it counts. */
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
 * Money to spend on blocks. A block is bought whole or not at all, so that nothing is ever cut within a fence, an element or a row.
 * Its price includes the blank line that parts it from the next.
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

  /** Buys what has to be there, whatever it costs. */
  addRequired(block: string): string {
    this.#left -= this.sizeOf(block);
    return block;
  }

  /** Buys the block if it costs no more than `most`, or than what is left. */
  tryAdd(block: string, most = this.left): boolean {
    const price = this.sizeOf(block);
    if (price > Math.min(most, this.left)) return false;
    this.#left -= price;
    return true;
  }

  /** What there is room for, in order, until one does not fit: leaving single ones out would hide them among the shown. */
  tryAddRows<Item>(items: readonly Item[], render: (item: Item) => string): string[] {
    const rows: string[] = [];
    for (const item of items) {
      const row = render(item);
      if (!this.tryAdd(row)) break;
      rows.push(row);
    }
    return rows;
  }

  /** A part of the money, under the same prices: what is not spent comes back with `refund`. */
  share(amount: number): SizeBudget {
    const part = Math.min(Math.floor(amount), this.left);
    this.#left -= part;
    return new SizeBudget({ limit: part, measure: this.budget.measure });
  }

  refund(part: SizeBudget): void {
    this.#left += part.left;
  }

  /** Lets others spend at most this part of what is left; the change comes back. */
  withShare<Bought>(part: number, spend: (share: SizeBudget) => Bought): Bought {
    const share = this.share(this.left * part);
    const bought = spend(share);
    this.refund(share);
    return bought;
  }
}

/** Clips the text so far that its rendering, which escapes make longer, has at most twice `most` characters. */
export function bounded(text: string, most: number, render: (clipped: string) => string): string {
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
