#include "engine/plan_best.h"
struct search *beside_make(struct arena *arena, struct problem *p, struct budget *budget){return search_make(arena,p,budget);}
struct route *beside_run(struct search *q){return search_run(q);}
