import type { AnswerOf, Channels, CurriculumPlace, DownloadsAsked, RequestOf } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';

type Browse = (
  asked: RequestOf<Channels['library.browse']>,
) => Promise<Pick<AnswerOf<Channels['library.browse']>, 'at' | 'nodes' | 'lessons' | 'total'>>;

const PAGE = 200;
/** A volume has some sixty. Who stands higher up and asks for a library gets this much of it, and may ask again. */
const LESSONS_MAX = 1000;

/** The lessons that are meant, each once: those that are named, or all that stand at a place of the books and below it. */
export async function lessonsAsked(browse: Browse, what: DownloadsAsked): Promise<readonly LessonId[]> {
  if (what.kind === 'lessons') return [...new Set(what.lessonIds)];
  const found = new Set<LessonId>();
  await gather(browse, what.at, found);
  return [...found].slice(0, LESSONS_MAX);
}

async function gather(browse: Browse, at: CurriculumPlace, found: Set<LessonId>): Promise<void> {
  for (let offset = 0; found.size < LESSONS_MAX; offset += PAGE) {
    const page = await browse({ at, offset, limit: PAGE });
    for (const { id, withdrawn } of page.lessons) if (!withdrawn) found.add(id);
    if (offset === 0) for (const node of page.nodes) await gather(browse, node.at, found);
    if (offset + PAGE >= page.total) return;
  }
}
