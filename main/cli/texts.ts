import type { Source } from '../../core/contract/index.ts';
import type { Held, ImportReport } from '../catalogue/index.ts';

/** What the command says, in the two languages of Lectern; each text is a function of what it is about. */
const en = {
  usage: [
    'lectern doctor [--data FOLDER] [--lessons FOLDER] [--policy FILE] [--language en|zh-CN]',
    'lectern catalogue import KIND PATH [--with-files] [--dry-run] [--json] [--id NAME] [--rules FILE]',
    'lectern catalogue sources list|remove|restore [NAME] [--json]',
    'lectern feed keys|build|sign|publish',
    'lectern timetable import FILE [--dry-run] [--json]',
    'lectern timetable now [--json]',
  ].join('\n'),
  catalogueUsage: (kinds: string) =>
    `lectern catalogue import ${kinds} PATH [--with-files] [--dry-run] [--json] [--id NAME] [--rules FILE]`,
  sourcesUsage: 'lectern catalogue sources list [--json] | remove NAME | restore NAME',
  source: ({ id, kind, title, lessons, state }: Source) =>
    `${id}  ${kind}  ${lessons} lessons  ${title}${state.kind === 'here' ? '' : `  (${state.kind})`}`,
  noSource: (id: string) => `There is no source called ${id} that this could be done to.`,
  sourceRemoved: (id: string) => `${id}: removed; "restore" brings it back until Lectern is started again`,
  sourceRestored: (id: string) => `${id}: back in the catalogue`,
  refused: (code: string, detail: string) => `Not imported: ${code} (${detail}). What was there before is unchanged.`,
  badRules: (detail: string) => `The rules cannot be read: ${detail}`,
  imported: (id: string, dryRun: boolean) =>
    dryRun ? `${id}: this would be done, nothing was changed` : `${id}: taken in; a Lectern that is open shows it soon`,
  importedCounts: ({ added, updated, unchanged, removed, kept, skippedCount }: ImportReport) =>
    `${added} added, ${updated} updated, ${unchanged} unchanged, ${removed} removed, ${kept} kept (a part is missing), ${skippedCount} skipped`,
  filesHeld: ({ held, known, needsConversion, noFfmpeg, unreadable }: Held) =>
    `files: ${held} taken in, ${known} were there, ${needsConversion} need conversion, ${noFfmpeg} need ffmpeg, ${unreadable} not readable`,
  moreSkipped: (count: number) => `and ${count} more; --json lists up to 1000`,
  timetableUsage: 'lectern timetable import FILE [--dry-run] [--json]\nlectern timetable now [--json]',
  timetableRefused: (code: string, detail: string) =>
    `The timetable is as it was: ${code}${detail ? ` (${detail})` : ''}`,
  timetableRead: (periods: number, bells: number, dryRun: boolean) =>
    `${periods} periods, ${bells} bell times: ${dryRun ? 'this is how the file is understood, nothing was changed' : 'in the timetable; an open Lectern shows it at its next start'}`,
  timetableLeft: (row: number, text: string) => `row ${row} was not understood: ${text}`,
  dayAndPeriod: (weekday: number, period: number) =>
    `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday - 1]} ${period}`,
  weeks: { odd: 'odd weeks', even: 'even weeks' },
  periodNow: (period: string, minutes: number) => `Now: ${period}, ${minutes} min left`,
  noPeriodNow: 'No period runs now.',
  periodNext: (period: string) => `Next: ${period}`,
  title: (version: string) => `Lectern ${version}: this machine`,
  good: 'good',
  note: 'note',
  bad: 'BAD',
  host: 'Host',
  hostIs: (kind: string) => `Lectern runs on the ${kind} host`,
  why: {
    asked: 'LECTERN_HOST asks for it',
    noDisplay: 'there is no display here',
    installed: "Electron's program is installed",
    refused: "Electron's program could not be had",
    packaged: 'this is the packaged program',
    unknown: 'started by hand',
  },
  node: 'Node',
  nodeOld: (wanted: string) => `Lectern needs Node ${wanted} or newer`,
  browser: 'Chromium',
  browserNone: 'no Chromium, Chrome or Edge was found; the browser host cannot open windows',
  sandbox: 'Sandbox',
  sandboxOn: 'pages run in their sandbox',
  sandboxRoot: 'running as root: pages run without their sandbox; start Lectern as an ordinary account',
  sandboxRestricted: 'this system restricts user namespaces: Chromium may refuse to start its sandbox',
  ffmpeg: 'ffmpeg',
  ffmpegNone: (name: string) => `${name} was not found: files cannot be imported`,
  displays: 'Displays',
  displaysNone: 'no display: Lectern prints its address and keeps running',
  displaysUnknown: 'a desktop is there; how many displays it has shows in the console',
  displaysAre: (count: number, names: string) => `${count}: ${names}`,
  folders: 'Data folders',
  folderShared: 'store and catalogue',
  folderAccount: 'lessons of this account',
  folderNew: 'will be made at the first start',
  folderLocked: 'cannot be written',
  free: (gigabytes: string) => `${gigabytes} GB free`,
  policy: 'Policy',
  policyNone: 'nothing to complain of',
  allGood: 'Nothing is in the way.',
  someBad: (count: number) => `In the way: ${count}.`,
};

export type Texts = typeof en;

const zhCN: Texts = {
  usage: [
    'lectern doctor [--data 文件夹] [--lessons 文件夹] [--policy 文件] [--language en|zh-CN]',
    'lectern catalogue import 来源 路径 [--with-files] [--dry-run] [--json] [--id 名称] [--rules 文件]',
    'lectern catalogue sources list|remove|restore [名称] [--json]',
    'lectern feed keys|build|sign|publish',
    'lectern timetable import 文件 [--dry-run] [--json]',
    'lectern timetable now [--json]',
  ].join('\n'),
  catalogueUsage: (kinds) =>
    `lectern catalogue import ${kinds} 路径 [--with-files] [--dry-run] [--json] [--id 名称] [--rules 文件]`,
  sourcesUsage: 'lectern catalogue sources list [--json] | remove 名称 | restore 名称',
  source: ({ id, kind, title, lessons, state }) =>
    `${id}  ${kind}  ${lessons} 课  ${title}${state.kind === 'here' ? '' : `  （${state.kind}）`}`,
  noSource: (id) => `没有叫 ${id} 的来源可以这样做。`,
  sourceRemoved: (id) => `${id}：已移除；下次启动讲台之前可以用 restore 取回`,
  sourceRestored: (id) => `${id}：已放回目录`,
  refused: (code, detail) => `没有导入：${code}（${detail}）。原来的目录没有变。`,
  badRules: (detail) => `规则文件读不了：${detail}`,
  imported: (id, dryRun) => (dryRun ? `${id}：会这样做，现在什么也没有改` : `${id}：已收入；打开着的讲台很快就会显示`),
  importedCounts: ({ added, updated, unchanged, removed, kept, skippedCount }) =>
    `新增 ${added}，更新 ${updated}，没变 ${unchanged}，移除 ${removed}，保留 ${kept}（缺一部分），跳过 ${skippedCount}`,
  filesHeld: ({ held, known, needsConversion, noFfmpeg, unreadable }) =>
    `文件：收入 ${held}，早已在 ${known}，要转换 ${needsConversion}，缺 ffmpeg 查看不了 ${noFfmpeg}，读不了 ${unreadable}`,
  moreSkipped: (count) => `还有 ${count} 条；--json 最多列出 1000 条`,
  timetableUsage: 'lectern timetable import 文件 [--dry-run] [--json]\nlectern timetable now [--json]',
  timetableRefused: (code, detail) => `课表没有变：${code}${detail ? `（${detail}）` : ''}`,
  timetableRead: (periods, bells, dryRun) =>
    `${periods} 节课，${bells} 个作息时间：${dryRun ? '文件是这样理解的，现在什么也没有改' : '已写入课表；打开着的讲台下次启动时显示'}`,
  timetableLeft: (row, text) => `第 ${row} 行没看懂：${text}`,
  dayAndPeriod: (weekday, period) => `周${'一二三四五六日'[weekday - 1]} 第 ${period} 节`,
  weeks: { odd: '单周', even: '双周' },
  periodNow: (period, minutes) => `现在：${period}，还剩 ${minutes} 分`,
  noPeriodNow: '现在没有课。',
  periodNext: (period) => `下一节：${period}`,
  title: (version) => `讲台 Lectern ${version}：检查本机`,
  good: '正常',
  note: '提示',
  bad: '有问题',
  host: '运行方式',
  hostIs: (kind) => `以 ${kind} 方式运行`,
  why: {
    asked: 'LECTERN_HOST 指定',
    noDisplay: '本机没有显示器',
    installed: 'Electron 程序已安装',
    refused: '无法取得 Electron 程序',
    packaged: '这是安装版程序',
    unknown: '手动启动',
  },
  node: 'Node',
  nodeOld: (wanted) => `需要 Node ${wanted} 或更新版本`,
  browser: 'Chromium',
  browserNone: '没有找到 Chromium、Chrome 或 Edge，浏览器方式无法打开窗口',
  sandbox: '沙箱',
  sandboxOn: '页面在沙箱中运行',
  sandboxRoot: '以 root 身份运行，页面没有沙箱；请用普通账户启动',
  sandboxRestricted: '系统限制了用户命名空间，Chromium 的沙箱可能无法启动',
  ffmpeg: 'ffmpeg',
  ffmpegNone: (name) => `没有找到 ${name}，无法导入文件`,
  displays: '显示器',
  displaysNone: '没有显示器：程序会显示网址并继续运行',
  displaysUnknown: '有桌面环境；显示器数量见控制台',
  displaysAre: (count, names) => `${count} 个：${names}`,
  folders: '数据文件夹',
  folderShared: '资源库',
  folderAccount: '本账户的课堂数据',
  folderNew: '首次启动时建立',
  folderLocked: '无法写入',
  free: (gigabytes) => `剩余 ${gigabytes} GB`,
  policy: '管理策略',
  policyNone: '没有问题',
  allGood: '一切就绪。',
  someBad: (count) => `${count} 项有问题。`,
};

export function textsIn(language: string): Texts {
  return language.startsWith('zh') ? zhCN : en;
}

/** The language of the machine, by the variables that POSIX asks in this order. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): string {
  const said = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  return said ?? Intl.DateTimeFormat().resolvedOptions().locale;
}
