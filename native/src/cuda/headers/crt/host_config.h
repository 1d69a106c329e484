// See host_defines.h beside this: nothing of the host compiler's checks is needed to read declarations.
#pragma once
