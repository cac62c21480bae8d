/** The version of package.json; a test compares the two. Written out, for dist has no package.json beside it. */
export const VERSION = '0.1.0';
