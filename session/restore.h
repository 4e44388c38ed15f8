// A backup in the place of a closed network: what may be asked where no session is open.
#pragma once

#include "storage/restore.h"
