// Transcript: all that is said in the lesson, sentence by sentence, beside the picture. It follows the lesson, a press
// goes to the sentence, and what is searched is found in one language or in two side by side.
export * from './Transcript.tsx';
