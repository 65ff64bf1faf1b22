/* On a narrow screen the criteria begin folded up. Run as soon as they stand in the page, so that nothing jumps. */
if (matchMedia("(max-width: 61.99em)").matches) document.querySelector(".eg-facets").open = false;
