import { useWords } from '../state/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';
import { AddName } from './AddName.tsx';
import { usePeople } from './choose.ts';

type Props = { readonly buttonClass: string; readonly short?: string };

/** Which class sits here. `short`: what the button says instead of the class's name. */
export function ClassPicker({ buttonClass, short }: Props) {
  const { t } = useWords();
  const { people, className, chooseClass, addClass } = usePeople();
  const shown = short ?? className ?? t('people.noClass');
  return (
    <Menu
      buttonClass={buttonClass}
      label={`${t('people.chooseClass')}: ${shown}`}
      foot={(close) => (
        <AddName
          label={t('people.addClass')}
          hint={t('people.className')}
          testId="class-name"
          onAdd={addClass}
          onDone={close}
        />
      )}
      testId="class-picker"
      button={
        <>
          <span className="cut">{shown}</span>
          <Icon name="chevron-down" size={16} />
        </>
      }
    >
      {(close) => (
        <>
          {people.classes.map((one) => (
            <MenuItem
              key={one.id}
              kind="radio"
              on={one.id === people.classId}
              testId="class-choice"
              onPress={() => {
                close();
                void chooseClass(one.id);
              }}
            >
              {one.name}
            </MenuItem>
          ))}
          <MenuItem
            kind="radio"
            on={people.classId === null}
            testId="class-none"
            onPress={() => {
              close();
              void chooseClass(null);
            }}
          >
            {t('people.noClass')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
