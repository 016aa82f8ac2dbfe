import { Link } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { QuestionIcon } from "../layout/icons.js";
import { Outcome } from "../layout/outcome.js";

export function NothingFound({ title, text, testId }: { title: string; text: string; testId: string }) {
  const { t } = useLanguage();
  return (
    <Outcome tone="calm" icon={<QuestionIcon />} title={title} testId={testId}>
      <p>{text}</p>
      <Link to="/cart" className="button">
        {t.catalogue.toCart}
      </Link>
    </Outcome>
  );
}
