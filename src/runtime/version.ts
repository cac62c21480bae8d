/** The version in package.json, which a test compares. It is repeated here because dist has no package.json. */
export const VERSION = '0.1.0';
