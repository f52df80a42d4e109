# The style that `polku handbook` puts into its books.
$(B)/cli/handbook.o: $(B)/cli/handbook.css.inc
