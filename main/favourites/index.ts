// The lessons a teacher keeps at hand, remembered with their titles for the day a lesson has gone.
export { createFavourites, favouriteHandlers } from './favourites.ts';
