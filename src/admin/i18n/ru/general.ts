export default {
  loading: "Загрузка…",
  retry: "Повторить",
  cancel: "Отмена",
  close: "Закрыть",
  save: "Сохранить",
  copy: "Копировать",
  copied: "Скопировано",
  failedToLoad: "Не удалось загрузить данные.",
};
