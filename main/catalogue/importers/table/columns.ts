/** What a column can mean. Those of `files` name a file by its path beside the table, or by an address. */
const single = [
  ...['id', 'title', 'titleEnglish', 'summary', 'stage', 'grade', 'subject', 'edition', 'volume', 'duration'],
  ...['teacher', 'school', 'team', 'licence', 'attribution'],
] as const;
const several = ['unit', 'region', 'theme', 'link'] as const;
const files = [
  ...['file', 'video', 'slides', 'teachingPlan', 'taskSheet', 'exercises', 'subtitles', 'audio', 'textbook'],
  'poster',
] as const;
export const meanings = [...single, ...several, ...files] as const;
export type Meaning = (typeof meanings)[number];
export type FileMeaning = (typeof files)[number];
export const fileMeanings: readonly FileMeaning[] = files;

/** Only these may stand twice in a table: two units are a chapter and its section. */
const repeatable: ReadonlySet<Meaning> = new Set<Meaning>([...several, ...files]);
export function mayRepeat(meaning: Meaning): boolean {
  return repeatable.has(meaning);
}

/**
 * Without spaces, brackets and marks, in small letters. 序号 is none of them: it numbers the rows, and would give a
 * lesson another id with each row that is put in above it.
 */
const names: Readonly<Record<Meaning, string>> = {
  id: 'id 编号 编码 代码 课程id 课程编号 课程编码 课程代码 资源id 资源编号 课时id lessonid code identifier uuid',
  title:
    '课名 标题 课题 题目 名称 课程名称 课程名 课程标题 课时名称 课例名称 微课名称 微课标题 资源名称 资源标题 视频名称 视频标题 title name lesson lessontitle lessonname coursename coursetitle',
  titleEnglish: '英文课名 英文标题 英文名 英文名称 英文题目 titleen titleenglish englishtitle nameen englishname',
  summary: '简介 摘要 内容简介 课程简介 资源简介 描述 说明 内容 备注 summary description abstract notes',
  stage: '学段 适用学段 stage schoolstage phase',
  grade: '年级 适用年级 所属年级 grade gradelevel classgrade',
  subject: '学科 科目 所属学科 学科名称 subject discipline',
  edition: '版本 教材版本 教材 教材名称 出版社 edition publisher textbookedition',
  volume: '册次 册别 分册 上下册 册 学期 volume semester term',
  unit: '单元 单元名称 所属单元 章节 章节名称 章 节 章名 节名 目录 模块 一级目录 二级目录 三级目录 unit unitname chapter section module',
  duration: '时长 视频时长 课程时长 播放时长 长度 分钟 duration length minutes runtime',
  teacher:
    '讲师 教师 老师 主讲 主讲人 主讲教师 主讲老师 授课教师 授课老师 授课人 任课教师 执教 执教者 执教教师 教师姓名 讲师姓名 姓名 作者 teacher teachername lecturer instructor speaker presenter author',
  school: '学校 学校名称 所属学校 任教学校 所在学校 单位 工作单位 所属单位 school schoolname organisation organization',
  region:
    '地区 区域 所属地区 所在地区 所在地 省份 省 省市 市 城市 区县 区 县 region province city area district county',
  team: '录制 录制单位 录制团队 摄制 摄制单位 制作 制作单位 制作团队 团队 team producer recordedby',
  theme: '专题 主题 栏目 标签 关键词 theme themes topic tag tags keywords',
  licence: '授权 许可 许可协议 授权方式 版权 licence license rights copyright',
  attribution: '署名 来源 出处 attribution source credit',
  link: '链接 网址 地址 课程链接 资源链接 视频链接 播放链接 播放地址 访问地址 网页 link links url address page webpage',
  file: '文件 文件名 文件名称 文件路径 路径 附件 file files filename filepath path',
  video: '视频 视频文件 微课 微课视频 录像 课堂实录 video videofile recording',
  slides: '课件 课件文件 幻灯片 演示文稿 ppt pptx slides courseware',
  teachingPlan: '教案 教学设计 教案文件 teachingplan lessonplan',
  taskSheet: '任务单 学习任务单 学习单 导学案 学案 tasksheet worksheet',
  exercises: '练习 课后练习 练习题 习题 作业 exercises exercise homework',
  subtitles: '字幕 字幕文件 subtitles subtitle captions',
  audio: '音频 音频文件 录音 audio',
  textbook: '课本 电子课本 电子教材 textbook',
  poster: '封面 封面图 缩略图 poster cover thumbnail',
};

const meaningOf: ReadonlyMap<string, Meaning> = new Map(
  meanings.flatMap((meaning) => names[meaning].split(' ').map((name) => [name, meaning] as const)),
);

/** `*课程名称（必填）`, `Lesson Title:` and `lesson_title` are what they are without their ornaments. */
export function meaningByName(header: string): Meaning | null {
  const plain = header
    .normalize('NFKC')
    .slice(0, 100)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
  return meaningOf.get(plain) ?? null;
}
