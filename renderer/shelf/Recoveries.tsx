import { useState } from 'react';
import { useLectern, useWords } from '../state/index.ts';
import { Button, StateLine } from '../ui/index.ts';
import { dayText } from '../words/index.ts';
import './Recoveries.css';

/** A damaged file and what became of it: what happened, what still works. Said until it is read. */
export function Recoveries() {
  const { hello, wallClock } = useLectern();
  const { t, language } = useWords();
  const [read, setRead] = useState(false);
  if (read || hello.recoveries.length === 0) return null;
  return (
    <section className="recoveries" role="alert">
      <ul>
        {hello.recoveries.map(({ database, rung, backupUnixMs }) => {
          const when = backupUnixMs === null ? '' : dayText(backupUnixMs, wallClock(), language);
          return (
            <li key={database}>
              <StateLine icon="triangle-alert" tone="bad">
                {t(`recovery.${database}`)} {t(`recovery.${rung}`, { when })}
              </StateLine>
            </li>
          );
        })}
      </ul>
      <Button onClick={() => setRead(true)} data-testid="recoveries-read">
        {t('import.dismiss')}
      </Button>
    </section>
  );
}
