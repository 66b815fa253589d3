import { useState } from 'react';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import './WebAddress.css';
import { shortened } from './web-address.ts';

/** As text, because nothing opens the web from here; a long one is shortened in its middle until it is asked for. */
export function WebAddress({ address }: { readonly address: string }) {
  const { t } = useWords();
  const [whole, setWhole] = useState(false);
  const short = shortened(address);
  return (
    <>
      <span className="web-address" data-testid="web-address">
        {whole ? address : (short ?? address)}
      </span>
      {short === null ? null : (
        <Button
          look="quiet"
          aria-expanded={whole}
          data-testid="web-address-whole"
          onClick={() => setWhole((before) => !before)}
        >
          {t(whole ? 'lesson.pageShort' : 'lesson.pageWhole')}
        </Button>
      )}
    </>
  );
}
