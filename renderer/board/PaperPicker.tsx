import { type Paper, Paper as Papers } from '../../core/session/index.ts';
import { useWords } from '../state/index.ts';
import { type IconName, Tool } from '../ui/index.ts';

const icons: Record<Paper, IconName> = {
  blank: 'square',
  squares: 'paper-squares',
  characters: 'paper-characters',
  fourLines: 'paper-four-lines',
  staves: 'paper-staves',
};

type Props = { readonly paper: Paper; readonly onChoose: (paper: Paper) => void };

export function PaperPicker({ paper, onChoose }: Props) {
  const { t } = useWords();
  return (
    <fieldset className="paper-picker">
      <legend className="only-heard">{t('board.paper')}</legend>
      {Papers.options.map((one) => (
        <Tool
          key={one}
          icon={icons[one]}
          name={t(`paper.${one}`)}
          on={one === paper}
          testId={`paper-${one}`}
          onPress={() => onChoose(one)}
        />
      ))}
    </fieldset>
  );
}
