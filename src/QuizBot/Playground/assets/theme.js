// Runs before the first paint, so that a chosen look never flashes the other one.
(() => {
  try {
    const look = localStorage.getItem('quizbot-look');
    if (look === 'light' || look === 'dark') document.documentElement.dataset.look = look;
  } catch {
    // Storage can be switched off; then the system's look it is.
  }
})();
