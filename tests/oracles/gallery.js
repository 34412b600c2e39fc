// Runs in a browser page beside the adaptivecards and markdown-it bundles: draws cards about as Teams does and says what is wrong with them.
(() => {
  const palettes = {
    light: { scheme: 'light', page: '#f5f5f5', card: '#ffffff', text: '#242424', subtle: '#616161', accent: '#5b5fc7', emphasis: '#f0f0f0', good: '#e7f2da', attention: '#fcf4f6', goodText: '#237b4b', attentionText: '#c4314b', line: '#d1d1d1' },
    dark: { scheme: 'dark', page: '#1f1f1f', card: '#292929', text: '#ffffff', subtle: '#adadad', accent: '#7f85f5', emphasis: '#3d3d3d', good: '#0d2e0d', attention: '#3e1f25', goodText: '#92c353', attentionText: '#f9526b', line: '#525252' },
  };

  function hostConfig(palette) {
    const tint = (normal, subtle = normal) => ({ default: normal, subtle });
    const foreground = {
      default: tint(palette.text, palette.subtle), dark: tint('#000000'), light: tint('#ffffff'), accent: tint(palette.accent),
      good: tint(palette.goodText), attention: tint(palette.attentionText), warning: tint('#c19c00'),
    };
    const style = backgroundColor => ({ backgroundColor, foregroundColors: foreground });
    return {
      supportsInteractivity: true,
      fontFamily: '"Segoe UI", "DejaVu Sans", sans-serif',
      fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 200, default: 400, bolder: 600 },
      lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
      spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
      separator: { lineThickness: 1, lineColor: palette.line },
      containerStyles: {
        default: style(palette.card), emphasis: style(palette.emphasis), good: style(palette.good),
        attention: style(palette.attention), accent: style(palette.accent), warning: style(palette.emphasis),
      },
      actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline' } },
      factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
      adaptiveCard: { allowCustomStyle: false },
    };
  }

  const css = palette => `
    body { margin: 0; padding: 12px; column-gap: 12px; background: ${palette.page}; font: 14px "Segoe UI", "DejaVu Sans", sans-serif; color: ${palette.text}; }
    body > div { break-inside: avoid; }
    h6 { margin: 16px 0 4px; font: 11px monospace; color: ${palette.subtle}; }
    .card { border: 1px solid ${palette.line}; border-radius: 8px; overflow: hidden; background: ${palette.card}; }
    .ac-adaptiveCard { outline: none; }
    .ac-textBlock p { margin: 0; }
    .ac-pushButton { min-height: 32px; padding: 4px 12px; border: 1px solid ${palette.line}; border-radius: 4px; background: ${palette.card}; color: ${palette.text}; font: 600 14px "Segoe UI", "DejaVu Sans", sans-serif; overflow: hidden; text-overflow: ellipsis; }
    .ac-input { font: 14px "Segoe UI", "DejaVu Sans", sans-serif; background: ${palette.emphasis}; color: ${palette.text}; border: 0; border-radius: 4px; padding: 6px 8px; box-sizing: border-box; }
    .ac-input.ac-textInput, .ac-multichoiceInput { width: 100%; }
    input { color-scheme: ${palette.scheme}; }
    .ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect { background: none; padding: 4px 0; }`;

  const noted = /[\u200B]/g;

  function problemsOf(element, context) {
    const problems = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
    for (const marked of element.querySelectorAll('a, em, strong, s, code, li, h1, h2, hr, blockquote, script, b, img:not(.ac-image)'))
      problems.push(`markup was made of text: <${marked.localName}>`);
    // Around a list that is searched, this renderer names the box.
    const named = input => input.getAttribute('aria-label') || input.getAttribute('aria-labelledby') || element.querySelector(`label[for="${input.id}"]`)
      || (input.matches('.ac-choiceSetInput-filtered') && input.closest('[aria-labelledby]'));
    for (const input of element.querySelectorAll('input:not([type=radio]):not([type=checkbox]), select'))
      if (!named(input))
        problems.push(`an input without a label: ${input.outerHTML.slice(0, 80)}`);
    if (element.scrollWidth > element.clientWidth + 1)
      problems.push(`wider than its place: ${element.scrollWidth} of ${element.clientWidth}`);
    return problems;
  }

  window.showCards = (cards, theme, width) => {
    const palette = palettes[theme];
    const markdown = window.markdownit({ html: false, linkify: false });
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdown.render(text);
      result.didProcess = true;
    };
    document.head.innerHTML = `<style>${css(palette)}</style>`;
    document.body.replaceChildren();
    document.body.style.columnWidth = `${width}px`;
    const drawn = cards.map(({ name, card }) => {
      const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
      const adaptive = new AdaptiveCards.AdaptiveCard();
      adaptive.hostConfig = new AdaptiveCards.HostConfig(hostConfig(palette));
      adaptive.parse(card, context);
      const place = document.createElement('div');
      place.className = 'card';
      place.append(adaptive.render());
      const title = document.createElement('h6');
      title.textContent = name;
      const whole = document.createElement('div');
      whole.id = name;
      whole.append(title, place);
      document.body.append(whole);
      return { name, place, context };
    });

    // Only now: asking for widths between the cards would lay out the whole page anew for each.
    return drawn.map(({ name, place, context }) => ({
      name,
      problems: problemsOf(place, context),
      text: place.innerText.replaceAll(noted, '').replaceAll('\u2217', '*').replaceAll('\u02CB', '`').replaceAll('\u00A0', ' '),
    }));
  };

  // What a client sends back when the button with this title is pressed, first as Action.Execute, then as the fallback of a client that does not know it.
  window.pressCard = (card, title, answers) => {
    const press = (known) => {
      const adaptive = new AdaptiveCards.AdaptiveCard();
      const registry = new AdaptiveCards.CardObjectRegistry();
      AdaptiveCards.GlobalRegistry.populateWithDefaultActions(registry);
      if (!known)
        registry.unregister('Action.Execute');
      const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
      context.setActionRegistry(registry);
      adaptive.parse(card, context);
      let sent;
      adaptive.onExecuteAction = action => sent = { type: action.getJsonTypeName(), verb: action.verb, data: action.data };
      document.body.replaceChildren(adaptive.render());
      for (const input of adaptive.getAllInputs()) {
        const answer = answers[input.id];
        if (answer === undefined)
          continue;
        const single = input.getJsonTypeName() !== 'Input.ChoiceSet' || (!input.isMultiSelect && input.style !== 'expanded');
        if (single) {
          const control = input.renderedInputControlElement;
          const field = control.matches('input, select') ? control : control.querySelector('input, select');
          // A list that is searched shows the titles, and finds the value by what stands there.
          field.value = input.style === 'filtered' ? (input.choices.find(choice => choice.value === answer)?.title ?? answer) : answer;
        } else {
          const boxes = input.renderedInputControlElement.querySelectorAll('input');
          input.choices.forEach((choice, index) => boxes[index].checked = answer.split(',').includes(choice.value));
        }
      }
      [...document.querySelectorAll('button')].find(button => button.textContent === title).click();
      return sent;
    };
    return [press(true), press(false)];
  };
})();
