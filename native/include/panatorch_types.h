#ifndef PANATORCH_TYPES_H
#define PANATORCH_TYPES_H

#include <stdint.h>

/* An owned reference to a tensor; 0 is no tensor. Its bits are those of an at::Tensor. */
typedef int64_t pt_tensor;

/* An owned reference to a random number generator; 0 is LibTorch's default one. */
typedef int64_t pt_generator;

#endif
