export default {
  /** Of the texts, whatever language the panel was asked for. */
  language: "ru",
  /** Of the menu. */
  assist: "Assist",
  loading: "Загрузка…",
  retry: "Повторить",
  cancel: "Отмена",
  close: "Закрыть",
  save: "Сохранить",
  copy: "Копировать",
  copied: "Скопировано",
  amount: {
    label: "Сумма, {{currency}}",
    wrong: "Введите сумму, например {{example}}.",
    ambiguous: "Это можно прочитать как две разные суммы. Напишите без разделителя тысяч: {{example}}.",
    tooExact: "Знаков после запятой больше, чем бывает у суммы в {{currency}}. Напишите так: {{example}}.",
    tooMuch: "Не больше {{amount}}.",
  },
  failedToLoad: "Не удалось загрузить данные.",
  failure: {
    unreachable: "Сервер магазина не ответил. Проверьте соединение и повторите.",
    signedOut: "Сеанс завершён. Войдите снова.",
    forbidden: "У вас нет прав на это действие. Обратитесь к администратору магазина.",
    unknown: "На сервере произошла ошибка. Подробности — в его журнале.",
  },
};
