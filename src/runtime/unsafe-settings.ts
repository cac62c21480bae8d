/** Warnings about settings of Node.js that undo what keeps the API key secret. */
export function unsafeSettings({ NODE_TLS_REJECT_UNAUTHORIZED, NODE_DEBUG }: Readonly<Record<string, string | undefined>>): string[] {
  const unchecked =
    'Certificates are not checked because NODE_TLS_REJECT_UNAUTHORIZED is 0: whoever answers gets the API key. Remove the variable, and name your certificate authority in NODE_EXTRA_CA_CERTS.';
  const printed = 'NODE_DEBUG makes Node.js print requests together with the API key. Remove the variable.';
  return [
    ...(NODE_TLS_REJECT_UNAUTHORIZED === '0' ? [unchecked] : []),
    ...(/\b(?:https?|net|tls|tunnel|stream|undici|fetch)\b|\*/i.test(NODE_DEBUG ?? '') ? [printed] : []),
  ];
}
