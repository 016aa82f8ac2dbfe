export default {
  /** Of the texts, whatever language the panel was asked for. */
  language: "ru",
  loading: "Загрузка…",
  retry: "Повторить",
  cancel: "Отмена",
  close: "Закрыть",
  save: "Сохранить",
  copy: "Копировать",
  copied: "Скопировано",
  failedToLoad: "Не удалось загрузить данные.",
  failure: {
    unreachable: "Сервер магазина не ответил. Проверьте соединение и повторите.",
    signedOut: "Сеанс завершён. Войдите снова.",
    forbidden: "У вас нет прав на это действие. Обратитесь к администратору магазина.",
    unknown: "На сервере произошла ошибка. Подробности — в его журнале.",
  },
};
