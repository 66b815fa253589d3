import { Component, type ReactNode } from 'react';
import type { WindowRole } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';

type Props = { readonly role: WindowRole; readonly onFault: (error: unknown) => void; readonly children: ReactNode };

/** React gives error boundaries to classes only. The large screen then shows black, never a message. */
export class FaultGuard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFault(error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.role === 'screen' ? null : <Failed />;
  }
}

function Failed() {
  const { t } = useWords();
  return (
    <main className="desk window-failed" role="alert">
      <p>{t('app.fault')}</p>
      <Button look="go" onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    </main>
  );
}
