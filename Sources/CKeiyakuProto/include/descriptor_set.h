/* Generated from proto/ by Tools/generate.sh; do not edit. */
#ifndef KEIYAKU_DESCRIPTOR_SET_H
#define KEIYAKU_DESCRIPTOR_SET_H

#include <stddef.h>
#include <stdint.h>

/* An encoded google.protobuf.FileDescriptorSet of every file of the schema. */
const uint8_t *keiyaku_descriptor_set_data(void);
size_t keiyaku_descriptor_set_length(void);

#endif
