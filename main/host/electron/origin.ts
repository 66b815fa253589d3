/**
 * The one origin of pages and media. Everything that names an address takes it from here, so that the test stand-in
 * can put another in its place.
 */
export const appScheme = 'app';
export const appHost = 'lectern';
export const appOrigin = `${appScheme}://${appHost}`;

export function isOurs(url: string): boolean {
  // Not by `URL.origin`: it is `null` for schemes that the URL standard does not name.
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}
