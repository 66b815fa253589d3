/** Where a person opens a record on the platform. Never the address of a file: most need a sign-in of their own. */
const site = 'https://basic.smartedu.cn';

export function textbookPage(id: string, kind: 'assets_document' | 'thematic_course'): string {
  return `${site}/tchMaterial/detail?contentType=${kind}&contentId=${id}&catalogType=tchMaterial&subCatalog=tchMaterial`;
}

/** A book's lessons have no page of their own: the course page opens at its tags, from the stage down to the volume. */
export function lessonBookPage(tagIds: readonly string[]): string {
  return tagIds.length === 0 ? `${site}/syncClassroom` : `${site}/syncClassroom?defaultTag=${tagIds.join('%2F')}`;
}

/** Special-topic records open under any section; which one they belong to, they do not say. */
export function topicPage(id: string, kind: string): string {
  return `${site}/sedu/detail?contentType=${kind}&contentId=${id}`;
}

/** The kinds that are lessons, by the page that shows them. */
const lessonPages: ReadonlyMap<string, (id: string) => string> = new Map([
  ['national_lesson', (id) => `${site}/syncClassroom/classActivity?activityId=${id}`],
  ['elite_lesson', (id) => `${site}/qualityCourse?courseId=${id}`],
  ['prepare_lesson', (id) => `${site}/syncClassroom/prepare/detail?lessonId=${id}`],
  ['experiment', (id) => `${site}/syncClassroom/experimentLesson?courseId=${id}`],
  ...['knowledge_micro_lesson_package', 'singing', 'listening'].map(
    (kind) => [kind, (id: string) => `${site}/syncClassroom/detail?resourceId=${id}&resourceType=${kind}`] as const,
  ),
]);

/** Null: not a kind of lesson. */
export function lessonPage(kind: string, id: string): string | null {
  return lessonPages.get(kind)?.(id) ?? null;
}
