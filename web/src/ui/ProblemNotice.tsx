import { asProblem, type Problem, UNREACHABLE } from "../api/problem";
import { useTexts } from "../texts/texts";
import { Button } from "./Button";
import { IconAlertTriangle } from "./icons";
import styles from "./notices.module.css";
import { texts } from "./texts";

/** What went wrong, what to do about it, and under which code and request it is known. */
export function ProblemNotice({ problem: thrown, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const t = useTexts(texts);
  const problem = asProblem(thrown);
  return (
    <div className={styles.problem} role="alert">
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden className={styles.sign} />
      <div className={styles.words}>
        <strong>{title(problem, t)}</strong>
        <span>{problem.code === UNREACHABLE ? t.unreachableRemedy : sentence(problem.detail)}</span>
        <span className={styles.small}>
          {t.code} <code>{problem.code}</code>
          {problem.request && (
            <>
              , {t.request} <code>{problem.request}</code>
            </>
          )}
        </span>
      </div>
      {onRetry && (
        <Button small onClick={onRetry}>
          {t.tryAgain}
        </Button>
      )}
    </div>
  );
}

function title(problem: Problem, t: (typeof texts)["en"]): string {
  switch (problem.status) {
    case 0:
      return problem.code === UNREACHABLE ? t.unreachable : t.wentWrong;
    case 403:
      return t.notPermitted;
    case 404:
      return t.notFound;
    case 429:
      return t.tooOften;
    case 500:
      return t.fault;
    default:
      return t.wentWrong;
  }
}

/** The server's texts are clauses. */
function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
