import type { Displays } from '../../core/contract/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import type { TextKey } from '../words/index.ts';

type Props = { readonly onKeys: () => void; readonly onSources: () => void; readonly atSources: boolean };

export function SidebarFoot({ onKeys, onSources, atSources }: Props) {
  const { call, displays, hello, changeSettings, settings } = useLectern();
  const { t } = useWords();
  const known = useStore(displays);
  const { language } = useStore(settings);
  return (
    <div className="sidebar-foot">
      <button
        type="button"
        className="sidebar-item sidebar-sources"
        onClick={() => void call('displays.testCard', { shown: true, evenInLesson: false })}
        data-testid="test-card"
        title={t('testCard.begin')}
      >
        <Icon name="monitor" size={16} />
        <span>{t(displayState(known))}</span>
      </button>
      {hello.sandboxed ? null : (
        <p className="sidebar-fact">
          <Icon name="info" size={16} />
          <span>{t('app.noSandbox')}</span>
        </p>
      )}
      <button
        type="button"
        className="sidebar-item sidebar-sources"
        aria-current={atSources ? 'page' : undefined}
        onClick={onSources}
        data-testid="nav-sources"
      >
        <Icon name="import" size={16} />
        <span>{t('source.nav')}</span>
      </button>
      <div className="sidebar-small">
        <button type="button" onClick={onKeys} data-testid="keys">
          <Icon name="keyboard" size={16} />
          <span>{t('shelf.keys')}</span>
        </button>
        <button
          type="button"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          title={t('app.languageHint')}
          onClick={() => void changeSettings({ language: language === 'en' ? 'zh-CN' : 'en' })}
          data-testid="language"
        >
          <Icon name="languages" size={16} />
          <span className="sidebar-long">{t('app.language')}</span>
          <span className="sidebar-short">{t('app.languageShort')}</span>
        </button>
      </div>
    </div>
  );
}

function displayState(displays: Displays | null): TextKey {
  if (displays?.largeScreen.kind === 'byHand') return 'display.byHand';
  if (displays?.arrangement === 'mirrored') return 'display.mirrored';
  return displays?.arrangement === 'extended' ? 'display.ready' : 'display.none';
}
