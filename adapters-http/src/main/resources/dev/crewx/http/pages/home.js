// The commands name this registry, wherever it is reached.
for (const place of document.querySelectorAll('[data-here]')) place.textContent = location.origin;
