// The runtime's own package carries cuda_runtime_api.h but not the crt folder of the compiler's package. This stands in
// for it where a host compiler reads declarations only; it comes last on the include path, so a real one wins.
#pragma once

#define CUDARTAPI
#define CUDARTAPI_CDECL
#define __align__(n) __attribute__((aligned(n)))
#define __builtin_align__(n) __align__(n)
#define __forceinline__ inline __attribute__((always_inline))
#define __specialization_static
#define __cdecl

// Words of CUDA C++ that say nothing to a host compiler.
#define __host__
#define __device__
#define __global__
#define __shared__
#define __constant__
#define __managed__
#define __device_builtin__
#define __device_builtin_texture_type__
#define __device_builtin_surface_type__
#define __cudart_builtin__
