/**
 * Everything that is not on npm, in one table: what it is for, how its presence is seen, its Debian packages.
 *
 *   product   what a person needs to run Lectern itself
 *   displays  two virtual displays: tests, benchmarks and `npm start -- --virtual-displays`
 *   transfer  what the benchmark of downloads fetches from, and compares with
 *
 * `programs`: any one of them on the PATH (or in a known place) is enough. `files`: any one of them.
 * @type {readonly { purpose: 'product' | 'displays' | 'transfer', what: string, packages: readonly string[],
 *   programs?: readonly string[], files?: readonly string[], linuxOnly?: boolean }[]}
 */
export const systemPackages = [
  {
    purpose: 'product',
    what: 'browser',
    packages: ['chromium'],
    programs: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'microsoft-edge-stable',
    ],
    files: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  { purpose: 'product', what: 'ffmpeg', packages: ['ffmpeg'], programs: ['ffmpeg'] },
  {
    purpose: 'product',
    what: 'Chinese fonts',
    packages: ['fonts-noto-cjk'],
    linuxOnly: true,
    files: [
      '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
      '/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc',
      '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
      '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
    ],
  },
  { purpose: 'displays', what: 'Xorg', packages: ['xserver-xorg-core'], programs: ['Xorg'], linuxOnly: true },
  {
    purpose: 'displays',
    what: "Xorg's dummy driver",
    packages: ['xserver-xorg-video-dummy'],
    files: ['/usr/lib/xorg/modules/drivers/dummy_drv.so', '/usr/lib64/xorg/modules/drivers/dummy_drv.so'],
    linuxOnly: true,
  },
  { purpose: 'displays', what: 'openbox', packages: ['openbox'], programs: ['openbox'], linuxOnly: true },
  { purpose: 'displays', what: 'xrandr', packages: ['x11-xserver-utils'], programs: ['xrandr'], linuxOnly: true },
  { purpose: 'displays', what: 'xprop', packages: ['x11-utils'], programs: ['xprop'], linuxOnly: true },
  { purpose: 'transfer', what: 'nginx', packages: ['nginx-light'], programs: ['nginx'], linuxOnly: true },
  { purpose: 'transfer', what: 'aria2', packages: ['aria2'], programs: ['aria2c'], linuxOnly: true },
  { purpose: 'transfer', what: 'curl', packages: ['curl'], programs: ['curl'], linuxOnly: true },
];
