import type { ReactNode } from 'react';
import { Icon, type IconName, Menu } from '../ui/index.ts';

type Props = {
  readonly icon: IconName;
  readonly label: string;
  readonly testId: string;
  readonly children: (close: () => void) => ReactNode;
};

/** What a document has more of than its strip has room for. */
export function StripMenu({ icon, label, testId, children }: Props) {
  return (
    <Menu
      side="above"
      label={label}
      testId={testId}
      buttonClass="button button-plain"
      button={
        <>
          <Icon name={icon} size={20} />
          {label}
        </>
      }
    >
      {(close) => <div className="document-contents">{children(close)}</div>}
    </Menu>
  );
}
