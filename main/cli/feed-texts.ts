import type { BuiltFeed } from '../publish/index.ts';

const en = {
  feedUsage: [
    'lectern feed keys FOLDER [--roots 1]',
    'lectern feed build FOLDER --out FEED [--from smartedu|kolibri|folder|table --source PATH [--rules FILE]] [--json]',
    'lectern feed sign FEED --keys FOLDER [--keys FOLDER …] [--threshold 1] [--hand-over-to FOLDER]',
    'lectern feed publish FEED --to FOLDER',
  ].join('\n'),
  keysMade: (names: readonly string[], folder: string) =>
    `${names.length} keys in ${folder}. Keep the root keys apart from this computer, and a copy of each: who has lost them cannot replace any other key.`,
  keyThere: (folder: string) => `${folder} holds keys already; nothing was written.`,
  built: ({ version, lessons, delta, isNew, badCount }: BuiltFeed) => {
    const changed = delta ? `: ${delta.added} added, ${delta.updated} changed, ${delta.removed} gone` : '';
    return `${isNew ? 'Version' : 'Nothing new since version'} ${version}, ${lessons} lessons${isNew ? changed : ''}, ${badCount} left out. Sign it next.`;
  },
  signed: (rootVersion: number) => `Signed; the keys are those of root ${rootVersion}. Publish it next.`,
  published: (copied: number) => `${copied} files copied; readers see the new version now.`,
  failed: (code: string, detail: string) => {
    const says: Readonly<Record<string, string>> = {
      notDescribed: 'feed.json is missing or not right: {"feed": "school.example", "title": {"zh-CN": "…"}}',
      otherFeed: 'the folder holds another feed, and a feed never changes its name',
      noLessons: 'no lesson in it can be used',
      ffmpegMissing: 'films are measured with ffmpeg, which is not there; `lectern doctor` says where it is looked for',
      notBuilt: 'nothing was built here yet',
      keysMissing: 'a key of this kind is needed',
      rootWaits: 'more holders of root keys must sign: run it again with theirs',
      badThreshold: 'the threshold is more than there are root keys, or less than one',
      notSigned: 'its newest version is not signed yet',
      older: 'what lies there is newer than this',
    };
    return `Not done: ${says[code] ?? code}${detail ? ` (${detail})` : ''}`;
  },
};
export type FeedTexts = typeof en;

const zhCN: FeedTexts = {
  feedUsage: [
    'lectern feed keys 文件夹 [--roots 1]',
    'lectern feed build 文件夹 --out 目录源 [--from smartedu|kolibri|folder|table --source 路径 [--rules 文件]] [--json]',
    'lectern feed sign 目录源 --keys 文件夹 [--keys 文件夹 …] [--threshold 1] [--hand-over-to 文件夹]',
    'lectern feed publish 目录源 --to 文件夹',
  ].join('\n'),
  keysMade: (names, folder) =>
    `已在 ${folder} 生成 ${names.length} 个密钥。根密钥请离机保管并各留一份备份：根密钥丢失后，其他密钥都无法更换。`,
  keyThere: (folder) => `${folder} 里已有密钥，没有写入任何内容。`,
  built: ({ version, lessons, delta, isNew, badCount }) => {
    const changed = delta ? `：新增 ${delta.added}，修改 ${delta.updated}，移除 ${delta.removed}` : '';
    return `${isNew ? '第' : '没有变化，仍是第'} ${version} 版，共 ${lessons} 课${isNew ? changed : ''}，略过 ${badCount}。下一步请签名。`;
  },
  signed: (rootVersion) => `已签名，密钥以第 ${rootVersion} 版根为准。下一步请发布。`,
  published: (copied) => `已复制 ${copied} 个文件，新版本现在可以读取。`,
  failed: (code, detail) => {
    const says: Readonly<Record<string, string>> = {
      notDescribed: 'feed.json 不存在或不正确：{"feed": "school.example", "title": {"zh-CN": "…"}}',
      otherFeed: '这个文件夹里是另一个目录源；目录源的名称不能改变',
      noLessons: '没有可用的课',
      ffmpegMissing: '测量视频需要 ffmpeg，但没有找到；运行 lectern doctor 可以看到查找的位置',
      notBuilt: '这里还没有生成过内容',
      keysMissing: '缺少这一类密钥',
      rootWaits: '还需要其他根密钥持有人签名：请用他们的密钥再运行一次',
      badThreshold: '门限大于根密钥的个数，或者小于一',
      notSigned: '最新版本还没有签名',
      older: '那里的版本比这里的新',
    };
    return `没有完成：${says[code] ?? code}${detail ? `（${detail}）` : ''}`;
  },
};

export function feedTextsIn(language: string): FeedTexts {
  return language.startsWith('zh') ? zhCN : en;
}
