/* The schema files, as a program carries them: texts of JSON, trusted, in ASCII. */
#ifndef POLKU_PROTOCOL_SCHEMA_H
#define POLKU_PROTOCOL_SCHEMA_H

/* The files of the methods, in the order of protocol.md; then those with shared definitions; each
 * ends with a NUL. */
extern const unsigned char *const schema_methods[];
extern const int schema_methods_n;
extern const unsigned char *const schema_shared[];
extern const int schema_shared_n;
extern const unsigned char schema_errors[];

#endif
