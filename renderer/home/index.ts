// Home: this teacher's first screen. The next period and its lesson, where each class goes on, the week, favourites,
// what came in last, themes. What stands here is asked for beside the shelf's own lists, and never holds them up.
export * from './ChoosingBar.tsx';
export * from './Home.tsx';
