// Last week's build.
