import { useWords } from '../state/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';
import { AddName } from './AddName.tsx';
import { usePeople } from './choose.ts';

type Props = { readonly buttonClass: string; readonly short?: string };

/** Who teaches: a name on this PC, no account and no password. */
export function TeacherPicker({ buttonClass, short }: Props) {
  const { t } = useWords();
  const { people, teacherName, chooseTeacher, addTeacher } = usePeople();
  const shown = short ?? teacherName ?? t('people.noTeacher');
  return (
    <Menu
      buttonClass={buttonClass}
      label={`${t('people.chooseTeacher')}: ${shown}`}
      foot={(close) => (
        <AddName
          label={t('people.addTeacher')}
          hint={t('people.teacherName')}
          testId="teacher-name"
          onAdd={addTeacher}
          onDone={close}
        />
      )}
      testId="teacher-picker"
      button={
        <>
          <span className="cut">{shown}</span>
          <Icon name="chevron-down" size={16} />
        </>
      }
    >
      {(close) => (
        <>
          {people.teachers.map((one) => (
            <MenuItem
              key={one.id}
              kind="radio"
              on={one.id === people.teacherId}
              testId="teacher-choice"
              onPress={() => {
                close();
                void chooseTeacher(one.id);
              }}
            >
              {one.name}
            </MenuItem>
          ))}
          <MenuItem
            kind="radio"
            on={people.teacherId === null}
            testId="teacher-none"
            onPress={() => {
              close();
              void chooseTeacher(null);
            }}
          >
            {t('people.noTeacher')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
