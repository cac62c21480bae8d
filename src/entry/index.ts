/** The three doors of one bundle (scripts/build.mjs writes dist/{main,post,cli}/index.js): each loads only what it needs. */
export const doors = {
  main: () => import('./action.js'),
  post: () => import('./action-post.js'),
  cli: () => import('./cli.js'),
};
