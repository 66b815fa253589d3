// Slides put right: where somebody said that a slide begins, or that none does. By lesson, for everybody who teaches it;
// what is found in a film again later changes nothing of it.
export { createSlides, type Slides, slideHandlers } from './slides.ts';
