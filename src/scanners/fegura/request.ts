/** What to ask Fegura for; checked, nothing looked up yet. */
export interface FeguraRequest {
  readonly target: AskedTarget;
  readonly region: string;
}

/** Two numbers go by the name `awsAccountId` in Fegura's documents: the UUID of a connection, and AWS's own 12 digits. */
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

/** The form of AWS's names, such as us-east-1, us-gov-west-1 and eusc-de-east-1; whether there is one of the name, Fegura tells. */
export function isRegion(text: string): boolean {
  return text.length <= 40 && /^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(text);
}
