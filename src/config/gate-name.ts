/** What the input `name` may be, and with it the keys below `names` of the policy. */
export const GATE_NAME = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/,
  says: 'up to 64 letters, digits, spaces, dots, _ and -, beginning with a letter or digit',
} as const;
