// Downloads: what was asked for, how far it has come and from where, what needs a look, and this week's lessons.
export { DownloadsPage } from './DownloadsPage.tsx';
