import { Link } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { QuestionIcon } from "./icons.js";
import { Outcome } from "./outcome.js";

export function NotFoundPage() {
  const { t } = useLanguage();
  return (
    <Outcome tone="calm" icon={<QuestionIcon />} title={t.notFound.title}>
      <p>{t.notFound.text}</p>
      <Link to="/" className="button">
        {t.notFound.home}
      </Link>
    </Outcome>
  );
}
