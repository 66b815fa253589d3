// The national smart-education platform's catalogue (basic.smartedu.cn): lessons, books of lessons and textbooks, from
// the JSON that the platform serves to everybody. What is told of is told with the page that shows it; no file is
// fetched, and nothing that asks for a sign-in is named by an address.
export { smartedu } from './smartedu.ts';
