/** As they stand on the phone and on the console, to be compared at a glance. */
export const spaced = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3)}`;
