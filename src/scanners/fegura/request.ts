/** A checked request. Nothing is looked up yet. */
export interface FeguraRequest {
  readonly target: AskedTarget;
  readonly region: string;
}

/** Fegura's documents call two values `awsAccountId`: the UUID of a connection, and the 12-digit AWS account number. */
export type AskedTarget = { readonly kind: 'connection'; readonly id: string } | { readonly kind: 'number'; readonly digits: string };

/** "AWS region to scan. Default: us-east-1". */
export const DEFAULT_REGION = 'us-east-1';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Undefined for a text that is neither. */
export function readTarget(given: string): AskedTarget | undefined {
  const text = given.toLowerCase();
  if (UUID.test(text)) return { kind: 'connection', id: text };
  return /^\d{12}$/.test(text) ? { kind: 'number', digits: text } : undefined;
}

/** Whether the text looks like an AWS region, such as us-east-1, us-gov-west-1, or eusc-de-east-1. Fegura checks whether it exists. */
export function isRegion(text: string): boolean {
  return text.length <= 40 && /^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(text);
}
